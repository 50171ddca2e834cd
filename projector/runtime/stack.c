/* Windows gives a thread's stack out page by page: a frame of more than one must touch each of them in order. Compilers call
 * these for it, and mingw's C runtime, which we don't link, would have them. */
#include "pj_internal.h"

#if defined(_WIN32) && defined(__x86_64__)
/* rax: the size of the frame. No register changes. From where the caller's stack ends now to where the frame will end. */
__asm__(".globl ___chkstk_ms\n"
        "___chkstk_ms:\n"
        "    pushq %r10\n"
        "    pushq %r11\n"
        "    leaq 24(%rsp), %r10\n"
        "    movq %r10, %r11\n"
        "    subq %rax, %r11\n"
        "1:  subq $4096, %r10\n"
        "    cmpq %r11, %r10\n"
        "    jbe 2f\n"
        "    testb %al, (%r10)\n"
        "    jmp 1b\n"
        "2:  testb %al, (%r11)\n"
        "    popq %r11\n"
        "    popq %r10\n"
        "    ret\n");
#elif defined(_WIN32) && defined(__i386__)
/* eax: the size of the frame, which this one makes: it returns with the stack's end where the frame ends. */
__asm__(".globl __alloca\n"
        "__alloca:\n"
        "    pushl %ecx\n"
        "    leal 8(%esp), %ecx\n"
        "1:  cmpl $4096, %eax\n"
        "    jb 2f\n"
        "    subl $4096, %ecx\n"
        "    testb %al, (%ecx)\n"
        "    subl $4096, %eax\n"
        "    jmp 1b\n"
        "2:  subl %eax, %ecx\n"
        "    testb %al, (%ecx)\n"
        "    movl %esp, %eax\n"
        "    movl %ecx, %esp\n"
        "    movl (%eax), %ecx\n"
        "    movl 4(%eax), %eax\n"
        "    jmp *%eax\n");
#elif defined(_WIN32) && defined(__aarch64__)
/* x15: the size of the frame in units of 16 bytes. x16 and x17 may change. */
__asm__(".globl __chkstk\n"
        "__chkstk:\n"
        "    lsl x16, x15, #4\n"
        "    mov x17, sp\n"
        "1:  sub x17, x17, #4096\n"
        "    ldr xzr, [x17]\n"
        "    subs x16, x16, #4096\n"
        "    b.gt 1b\n"
        "    ret\n");
#endif
