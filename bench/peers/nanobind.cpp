// target.h by nanobind. With -DRELEASED each call gives the GIL up.
#include <nanobind/nanobind.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/vector.h>

#include <cerrno>
#include <memory>
#include <utility>
#include <vector>

#include "target.h"

namespace nb = nanobind;
namespace bind = nanobind;
using namespace nb::literals;

#ifdef RELEASED
using Gil = nb::gil_scoped_release;
using Gained = nb::gil_scoped_acquire;
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
        throw nb::python_error();
    }
    return status;
}

static uint32_t checksum_of(const void *data, size_t size)
{
    Gil gil;
    return checksum(data, size);
}

NB_MODULE(peer_nanobind, m)
{
    nb::class_<moment>(m, "moment")
        .def("__init__", [](moment *self, int64_t seconds, int64_t nanoseconds) { new (self) moment{seconds, nanoseconds}; },
             "seconds"_a, "nanoseconds"_a)
        .def_rw("seconds", &moment::seconds)
        .def_rw("nanoseconds", &moment::nanoseconds);
    nb::class_<Box>(m, "Box");
    m.def("nothing", [] { Gil gil; return nothing(); });
    m.def("add", [](int a, int b) { Gil gil; return add(a, b); }, "a"_a, "b"_a);
    m.def("length", [](const char *text) { Gil gil; return length(text); }, "text"_a);
    m.def("checksum_bytes", [](const nb::bytes &data) { return checksum_of(data.c_str(), data.size()); }, "data"_a);
    m.def("checksum", [](nb::bytearray data) { return checksum_of(data.data(), data.size()); }, "data"_a);
    m.def("fill", [](nb::bytearray data, int value) {
        void *start = data.data();
        size_t size = data.size();
        Gil gil;
        return fill(start, size, value);
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
    m.def("texts_total", [](const std::vector<const char *> &given) {
        std::vector<const char *> texts(given);
        texts.push_back(nullptr);
        Gil gil;
        return texts_total(texts.data());
    }, "texts"_a);
    m.def("visit_all", [](int count, nb::object call) {
        return visit_by<Gil, Gained>(visit_all, count, std::move(call));
    }, "count"_a, "call"_a);
    m.def("visit_elsewhere", [](int count, nb::object call) {
        return visit_by<nb::gil_scoped_release, nb::gil_scoped_acquire>(visit_elsewhere, count, std::move(call));
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
