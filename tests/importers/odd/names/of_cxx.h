int delete(void *what); int namespace(int template); int operator(void); int virtual(void); int private(int this);
struct public { int protected; };
