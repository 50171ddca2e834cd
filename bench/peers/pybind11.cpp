// target.h by pybind11. With -DRELEASED each call gives the GIL up.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <cerrno>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "target.h"

namespace py = pybind11;
namespace bind = pybind11;
using namespace py::literals;

#ifdef RELEASED
using Gil = py::gil_scoped_release;
using Gained = py::gil_scoped_acquire;
#else
struct Gil {
    Gil() {}
};
using Gained = Gil;
#endif

#include "visit.hpp"

struct Free {
    void operator()(box *it) const { box_free(it); }
};
struct Box {
    std::unique_ptr<box, Free> held;
};

template <class Call> static int checked(Call call)
{
    int status, error;
    {
        Gil gil;
        status = call();
        error = errno;
    }
    if (status == -1) {
        errno = error;
        PyErr_SetFromErrno(PyExc_OSError);
        throw py::error_already_set();
    }
    return status;
}

static uint32_t checksum_of(const void *data, size_t size)
{
    Gil gil;
    return checksum(data, size);
}

PYBIND11_MODULE(peer_pybind11, m)
{
    py::class_<moment>(m, "moment")
        .def(py::init([](int64_t seconds, int64_t nanoseconds) { return moment{seconds, nanoseconds}; }), "seconds"_a,
             "nanoseconds"_a)
        .def_readwrite("seconds", &moment::seconds)
        .def_readwrite("nanoseconds", &moment::nanoseconds);
    py::class_<Box>(m, "Box");
    m.def("nothing", [] { Gil gil; return nothing(); });
    m.def("add", [](int a, int b) { Gil gil; return add(a, b); }, "a"_a, "b"_a);
    m.def("length", [](const char *text) { Gil gil; return length(text); }, "text"_a);
    m.def("checksum_bytes", [](const py::bytes &data) {
        std::string_view view = data;
        return checksum_of(view.data(), view.size());
    }, "data"_a);
    m.def("checksum", [](const py::buffer &data) {
        py::buffer_info view = data.request();
        return checksum_of(view.ptr, size_t(view.size * view.itemsize));
    }, "data"_a);
    m.def("fill", [](const py::buffer &data, int value) {
        py::buffer_info view = data.request(true);
        Gil gil;
        return fill(view.ptr, size_t(view.size * view.itemsize), value);
    }, "data"_a, "value"_a);
    m.def("now", [](int clock) {
        moment out;
        checked([&] { return now(clock, &out); });
        return out;
    }, "clock"_a);
    m.def("divide", [](int dividend, int divisor) {
        std::pair<int, int> out;
        Gil gil;
        divide(dividend, divisor, &out.first, &out.second);
        return out;
    }, "dividend"_a, "divisor"_a);
    m.def("eight", [](int a, unsigned b, int64_t c, uint64_t d, double e, float f, const char *g, int h) {
        Gil gil;
        return eight(a, b, c, d, e, f, g, h);
    }, "a"_a, "b"_a, "c"_a, "d"_a, "e"_a, "f"_a, "g"_a, "h"_a);
    m.def("fail", [](int code) { checked([=] { return fail(code); }); }, "code"_a);
    m.def("box_new", [](int value) { return Box{std::unique_ptr<box, Free>(box_new(value))}; }, "value"_a);
    m.def("box_value", [](const Box &it) { Gil gil; return box_value(it.held.get()); }, "box"_a);
    m.def("later", [](const moment &start, const moment &span) { Gil gil; return later(start, span); }, "start"_a, "span"_a);
    m.def("texts_total", [](const std::vector<std::string> &given) {
        std::vector<const char *> texts;
        for (const std::string &text : given)
            texts.push_back(text.c_str());
        texts.push_back(nullptr);
        Gil gil;
        return texts_total(texts.data());
    }, "texts"_a);
    m.def("visit_all", [](int count, py::object call) {
        return visit_by<Gil, Gained>(visit_all, count, std::move(call));
    }, "count"_a, "call"_a);
    m.def("visit_elsewhere", [](int count, py::object call) {
        return visit_by<py::gil_scoped_release, py::gil_scoped_acquire>(visit_elsewhere, count, std::move(call));
    }, "count"_a, "call"_a);
    m.def("moments_total", [](const std::vector<moment> &moments) {
        Gil gil;
        return moments_total(moments.data(), moments.size());
    }, "moments"_a);
    m.def("moments_fill", [](size_t count) {
        std::vector<moment> moments(count);
        Gil gil;
        moments_fill(moments.data(), count);
        return moments;
    }, "count"_a);
}
