// Callbacks for the peers in C++, which name their library `bind`: exceptions go around the C in between.
#include <exception>
#include <utility>

struct Visit {
    bind::object call;
    std::exception_ptr error;
};

template <class Gained> static int visited(void *context, int value)
{
    Gained gained;
    auto *visit = static_cast<Visit *>(context);
    if (visit->error)
        return 0;
    try {
        return bind::cast<int>(visit->call(value));
    } catch (...) {
        visit->error = std::current_exception();
        return 0;
    }
}

template <class Released, class Gained> static int64_t visit_by(int64_t (*run)(int, ::visit, void *), int count, bind::object call)
{
    Visit visit{std::move(call), nullptr};
    int64_t result;
    {
        Released released;
        result = run(count, visited<Gained>, &visit);
    }
    if (visit.error)
        std::rethrow_exception(visit.error);
    return result;
}
