class Lib { public: int get() const; private: int value_; };
namespace lib { template <typename T> T make(); }
