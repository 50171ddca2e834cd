#define LIB_LINES 1 + \
    2 + \
    3
#define LIB_COMMENT /* before */ 4 /* after */ // end
#define	LIB_TAB	5
#  define LIB_INDENTED 6
%:define LIB_DIGRAPH 7
#define LIB_SPACE( x ) x
#define LIB_NO_SPACE (8)
#define LIB_GLUED(x)x
#define LIB_MANY(a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p) (a)
??=define LIB_TRIGRAPH 9
