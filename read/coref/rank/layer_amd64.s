#include "textflag.h"

// The 32 hidden units are four registers of eight.

// func addHiddenAVX2(hidden *[Hidden]int32, in *[Hidden]int16, on *uint16, n int)
TEXT ·addHiddenAVX2(SB), NOSPLIT, $0-32
	MOVQ hidden+0(FP), DI
	MOVQ in+8(FP), SI
	MOVQ on+16(FP), DX
	MOVQ n+24(FP), CX
	VMOVDQU 0(DI), Y0
	VMOVDQU 32(DI), Y1
	VMOVDQU 64(DI), Y2
	VMOVDQU 96(DI), Y3

feature:
	MOVWQZX (DX), AX
	SHLQ $6, AX // 64 bytes of weights a feature
	VPMOVSXWD 0(SI)(AX*1), Y4
	VPMOVSXWD 16(SI)(AX*1), Y5
	VPMOVSXWD 32(SI)(AX*1), Y6
	VPMOVSXWD 48(SI)(AX*1), Y7
	VPADDD Y4, Y0, Y0
	VPADDD Y5, Y1, Y1
	VPADDD Y6, Y2, Y2
	VPADDD Y7, Y3, Y3
	ADDQ $2, DX
	DECQ CX
	JNZ  feature

	VMOVDQU Y0, 0(DI)
	VMOVDQU Y1, 32(DI)
	VMOVDQU Y2, 64(DI)
	VMOVDQU Y3, 96(DI)
	VZEROUPPER
	RET

// UNITS adds up eight units' positive parts times their weights, 64 bits each:
// the even ones, then the odd ones. Y0 holds the sums, Y1 zero.
#define UNITS(at, half) \
	VMOVDQU at(DI), Y2    \
	VPADDD at(SI), Y2, Y2 \
	VPMAXSD Y1, Y2, Y2    \
	VPMOVSXWD half(DX), Y3 \
	VPMULDQ Y3, Y2, Y4    \
	VPSRLQ $32, Y2, Y2    \
	VPSRLQ $32, Y3, Y3    \
	VPMULDQ Y3, Y2, Y5    \
	VPADDQ Y4, Y0, Y0     \
	VPADDQ Y5, Y0, Y0

// func scoreHiddenAVX2(hidden, bias *[Hidden]int32, out *[Hidden]int16) int64
TEXT ·scoreHiddenAVX2(SB), NOSPLIT, $0-32
	MOVQ hidden+0(FP), DI
	MOVQ bias+8(FP), SI
	MOVQ out+16(FP), DX
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	UNITS(0, 0)
	UNITS(32, 16)
	UNITS(64, 32)
	UNITS(96, 48)
	VEXTRACTI128 $1, Y0, X1
	VPADDQ X1, X0, X0
	VPSRLDQ $8, X0, X1
	VPADDQ X1, X0, X0
	VMOVQ X0, AX
	MOVQ AX, ret+24(FP)
	VZEROUPPER
	RET
