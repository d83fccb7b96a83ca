#pragma once
#include <stddef.h>
#include <sys/types.h>

// Starts a program in a process group of its own, with no signal blocked, no file of ours but `input` on its standard input and `*answer`
// on its standard output, both in memory. Returns its process, or minus the error number.
pid_t parvis_spawn(char *const arguments[], const void *input, size_t length, int *answer);

// How it ended: its status, 128 and the signal that ended it, or -1 while it works.
int parvis_spawn_status(pid_t process);

// Ends it with all that it started, and waits for its end.
void parvis_spawn_stop(pid_t process);

// How many bytes it wrote; they are read from the start by `parvis_spawn_read`, which fills `bytes` or returns -1.
size_t parvis_spawn_length(int answer);
int parvis_spawn_read(int answer, void *bytes, size_t length);

// The program that prints (Python, for WeasyPrint) and the style sheet of paper, both ended by a zero.
const char *parvis_printer_program(void);
const char *parvis_paper_style(void);
