#define None 0L
#define True 1
#define False 0
#define Bool int
#define pass "word"
#define with 2.5
