/* Every keyword of Python that C lets be a function's name. */
int and(int a); int as(void); int assert(void); int async(void); int await(void); int class(void); int def(void);
int del(void); int elif(void); int except(void); int finally(void); int from(void); int global(void);
int import(void); int in(void); int is(void); int lambda(void); int nonlocal(void); int not(void); int or(void);
int pass(void); int raise(int sig); int try(void); int with(void); int yield(void); int match(void); int type(void);
int None(void); int True(void); int False(void); int print(const char *words); int exec(void);
