"""Prints the history of a repository, newest first: libgit2, from its headers and an overlay of sixty lines.

python log.py REPOSITORY
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import git2_api as git


def history(path: str) -> Iterator[str]:
    """The first line of each commit's message. Raises GitError."""
    with git.git_repository_open(path) as repository, git.git_revwalk_new(repository) as walk:
        git.git_revwalk_sorting(walk, git.git_sort_t.GIT_SORT_TOPOLOGICAL)
        git.git_revwalk_push_head(walk)
        while (found := git.git_revwalk_next(walk)).result == git.git_error_code.GIT_OK:
            with git.git_commit_lookup(repository, found.out) as commit:
                yield (git.git_commit_message(commit) or "").partition("\n")[0]


if __name__ == "__main__":
    git.git_libgit2_init()
    for line in history(sys.argv[1]):
        print(line)
