// Python in WebAssembly under node: `node pyodide.mjs PYODIDE FOLDER [ARGUMENT]...`, with FOLDER at its own path.
import { realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , home, folder, ...words] = process.argv;
const { loadPyodide } = await import(pathToFileURL(`${home}/pyodide.mjs`));
const wanted = ["PROJECTOR_PREBUILT", "PROJECTOR_HOW", "LD_LIBRARY_PATH", "PYTHONPATH"];
const env = Object.fromEntries(wanted.filter((name) => name in process.env).map((name) => [name, process.env[name]]));
const python = await loadPyodide({ env: { HOME: "/home/pyodide", PYTHONDONTWRITEBYTECODE: "1", ...env } });
for (const one of new Set([folder, `${home}/../../packages`].map((path) => realpathSync(path)))) {
  python.FS.mkdirTree(one);
  python.mountNodeFS(one, one);
}
python.globals.set("words", python.toPy(words));
// What node says of an error holds the line that raised it, which is all of Pyodide.
process.on("uncaughtException", (error) => {
  console.log(String(error));
  process.exit(3);
});
process.exitCode = python.runPython(`
import runpy, sys
sys.path_importer_cache.clear()  # PYTHONPATH was read before it was there
def start(words):
    kind, what, *rest = words
    sys.argv = [what, *rest]
    try:
        if kind == "-m":
            runpy.run_module(what, run_name="__main__", alter_sys=True)
        else:
            exec(compile(what, "<string>", "exec"), {"__name__": "__main__"})
    except SystemExit as end:
        return int(end.code or 0)
    return 0
start(words)
`);
