package main

import (
	"runtime"
	"syscall"
	"unsafe"
)

// keepToCore keeps what this goroutine does to one core of the processor, for as
// long as the goroutine lives. A core that is not there changes nothing.
func keepToCore(n int) {
	runtime.LockOSThread()
	var cores [16]uint64
	if n/64 < len(cores) {
		cores[n/64] = 1 << (n % 64)
		syscall.RawSyscall(syscall.SYS_SCHED_SETAFFINITY, 0, unsafe.Sizeof(cores), uintptr(unsafe.Pointer(&cores)))
	}
}
