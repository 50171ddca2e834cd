int main(int argc, char **argv);
