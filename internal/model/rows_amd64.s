#include "textflag.h"

// Elementwise work on rows of numbers, eight lanes at a time, in the order of
// operations of rows.go so that every bit agrees. n is a multiple of 32.

DATA ·half+0(SB)/4, $0.5
GLOBL ·half(SB), RODATA|NOPTR, $4
DATA ·top+0(SB)/4, $127.0
GLOBL ·top(SB), RODATA|NOPTR, $4
DATA ·limit+0(SB)/4, $16777216.0
GLOBL ·limit(SB), RODATA|NOPTR, $4
DATA ·signBit+0(SB)/4, $0x80000000
GLOBL ·signBit(SB), RODATA|NOPTR, $4
DATA ·order+0(SB)/4, $0
DATA ·order+4(SB)/4, $4
DATA ·order+8(SB)/4, $1
DATA ·order+12(SB)/4, $5
DATA ·order+16(SB)/4, $2
DATA ·order+20(SB)/4, $6
DATA ·order+24(SB)/4, $3
DATA ·order+28(SB)/4, $7
GLOBL ·order(SB), RODATA|NOPTR, $32

// func momentsAVX2(row *int32, n int) (sum, square int64)
TEXT ·momentsAVX2(SB), NOSPLIT, $0-32
	MOVQ row+0(FP), SI
	MOVQ n+8(FP), CX
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3

momentsLoop:
	VMOVDQU (SI), Y4
	VPMOVSXDQ (SI), Y5
	VPMOVSXDQ 16(SI), Y6
	VPADDQ Y5, Y0, Y0
	VPADDQ Y6, Y1, Y1
	VPMULDQ Y4, Y4, Y5
	VPSRLQ $32, Y4, Y4
	VPMULDQ Y4, Y4, Y6
	VPADDQ Y5, Y2, Y2
	VPADDQ Y6, Y3, Y3
	ADDQ $32, SI
	SUBQ $8, CX
	JNZ  momentsLoop

	VPADDQ Y1, Y0, Y0
	VPADDQ Y3, Y2, Y2
	VEXTRACTI128 $1, Y0, X1
	VPADDQ X1, X0, X0
	VPSRLDQ $8, X0, X1
	VPADDQ X1, X0, X0
	VMOVQ X0, AX
	MOVQ AX, sum+16(FP)
	VEXTRACTI128 $1, Y2, X3
	VPADDQ X3, X2, X2
	VPSRLDQ $8, X2, X3
	VPADDQ X3, X2, X2
	VMOVQ X2, AX
	MOVQ AX, square+24(FP)
	VZEROUPPER
	RET

// STEP turns eight floats, in steps, into integers from 0 to 127. Y13 holds
// 127, Y14 a half, Y15 zero.
#define STEP(r) \
	VMAXPS Y15, r, r \
	VMINPS Y13, r, r \
	VADDPS Y14, r, r \
	VCVTTPS2DQ r, r

// PACK stores the 32 integers of Y0 … Y3 as bytes. Y12 holds the order in which
// packing leaves groups of four.
#define PACK \
	VPACKSSDW Y1, Y0, Y0 \
	VPACKSSDW Y3, Y2, Y2 \
	VPACKUSWB Y2, Y0, Y0 \
	VPERMD Y0, Y12, Y0 \
	VMOVDQU Y0, (DI)

#define CONSTANTS \
	VBROADCASTSS ·top(SB), Y13 \
	VBROADCASTSS ·half(SB), Y14 \
	VPXOR Y15, Y15, Y15 \
	VMOVDQU ·order(SB), Y12

// func normaliseAVX2(acts *uint8, row *int32, gain, bias *float32, n int, middle, inverse float32)
TEXT ·normaliseAVX2(SB), NOSPLIT, $0-48
	MOVQ acts+0(FP), DI
	MOVQ row+8(FP), SI
	MOVQ gain+16(FP), R8
	MOVQ bias+24(FP), R9
	MOVQ n+32(FP), CX
	VBROADCASTSS middle+40(FP), Y10
	VBROADCASTSS inverse+44(FP), Y11
	CONSTANTS

#define NORM(at, r) \
	VCVTDQ2PS at(SI), r \
	VSUBPS Y10, r, r \
	VMULPS Y11, r, r \
	VMULPS at(R8), r, r \
	VADDPS at(R9), r, r \
	STEP(r)

normaliseLoop:
	NORM(0, Y0)
	NORM(32, Y1)
	NORM(64, Y2)
	NORM(96, Y3)
	PACK
	ADDQ $128, SI
	ADDQ $128, R8
	ADDQ $128, R9
	ADDQ $32, DI
	SUBQ $32, CX
	JNZ  normaliseLoop
	VZEROUPPER
	RET

// func activateAVX2(acts *uint8, sums *int32, scale, bias *float32, n int)
TEXT ·activateAVX2(SB), NOSPLIT, $0-40
	MOVQ acts+0(FP), DI
	MOVQ sums+8(FP), SI
	MOVQ scale+16(FP), R8
	MOVQ bias+24(FP), R9
	MOVQ n+32(FP), CX
	CONSTANTS

#define ACTIVATE(at, r) \
	VCVTDQ2PS at(SI), r \
	VMULPS at(R8), r, r \
	VADDPS at(R9), r, r \
	STEP(r)

activateLoop:
	ACTIVATE(0, Y0)
	ACTIVATE(32, Y1)
	ACTIVATE(64, Y2)
	ACTIVATE(96, Y3)
	PACK
	ADDQ $128, SI
	ADDQ $128, R8
	ADDQ $128, R9
	ADDQ $32, DI
	SUBQ $32, CX
	JNZ  activateLoop
	VZEROUPPER
	RET

// func addToAVX2(stream, sums *int32, scale, bias *float32, n int)
TEXT ·addToAVX2(SB), NOSPLIT, $0-40
	MOVQ stream+0(FP), DI
	MOVQ sums+8(FP), SI
	MOVQ scale+16(FP), R8
	MOVQ bias+24(FP), R9
	MOVQ n+32(FP), CX
	VBROADCASTSS ·limit(SB), Y12
	VBROADCASTSS ·signBit(SB), Y13
	VBROADCASTSS ·half(SB), Y14
	VXORPS Y13, Y12, Y11 // the lower limit

addToLoop:
	VCVTDQ2PS (SI), Y0
	VMULPS (R8), Y0, Y0
	VADDPS (R9), Y0, Y0
	VMINPS Y12, Y0, Y0
	VMAXPS Y11, Y0, Y0
	VANDPS Y13, Y0, Y1
	VORPS Y14, Y1, Y1 // a half of the same sign
	VADDPS Y1, Y0, Y0
	VCVTTPS2DQ Y0, Y0
	VPADDD (DI), Y0, Y0
	VMOVDQU Y0, (DI)
	ADDQ $32, SI
	ADDQ $32, R8
	ADDQ $32, R9
	ADDQ $32, DI
	SUBQ $8, CX
	JNZ  addToLoop
	VZEROUPPER
	RET

// func signedAVX2(out *int16, sums *int32, scale, bias *float32, n int, top float32)
TEXT ·signedAVX2(SB), NOSPLIT, $0-44
	MOVQ out+0(FP), DI
	MOVQ sums+8(FP), SI
	MOVQ scale+16(FP), R8
	MOVQ bias+24(FP), R9
	MOVQ n+32(FP), CX
	VBROADCASTSS top+40(FP), Y12
	VBROADCASTSS ·signBit(SB), Y13
	VBROADCASTSS ·half(SB), Y14
	VXORPS Y13, Y12, Y11 // −top

// SIGNED rounds eight numbers half away from zero, within ±top.
#define SIGNED(at, r) \
	VCVTDQ2PS at(SI), r \
	VMULPS at(R8), r, r \
	VADDPS at(R9), r, r \
	VMAXPS Y11, r, r \
	VMINPS Y12, r, r \
	VANDPS Y13, r, Y10 \
	VORPS Y14, Y10, Y10 \
	VADDPS Y10, r, r \
	VCVTTPS2DQ r, r

signedLoop:
	SIGNED(0, Y0)
	SIGNED(32, Y1)
	VPACKSSDW Y1, Y0, Y0
	VPERMQ $0xD8, Y0, Y0 // packing works on halves of a register
	VMOVDQU Y0, (DI)
	ADDQ $64, SI
	ADDQ $64, R8
	ADDQ $64, R9
	ADDQ $32, DI
	SUBQ $16, CX
	JNZ  signedLoop
	VZEROUPPER
	RET

// func scoresAVX2(out *float32, sums *int32, scale, bias *float32, n int)
TEXT ·scoresAVX2(SB), NOSPLIT, $0-40
	MOVQ out+0(FP), DI
	MOVQ sums+8(FP), SI
	MOVQ scale+16(FP), R8
	MOVQ bias+24(FP), R9
	MOVQ n+32(FP), CX

scoresLoop:
	VCVTDQ2PS (SI), Y0
	VMULPS (R8), Y0, Y0
	VADDPS (R9), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, SI
	ADDQ $32, R8
	ADDQ $32, R9
	ADDQ $32, DI
	SUBQ $8, CX
	JNZ  scoresLoop
	VZEROUPPER
	RET

// func joinAVX2(acts *uint8, a, b *int16, n int)
TEXT ·joinAVX2(SB), NOSPLIT, $0-32
	MOVQ acts+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), R8
	MOVQ n+24(FP), CX
	VPCMPEQW Y15, Y15, Y15
	VPSRLW $9, Y15, Y15 // sixteen times 127

joinLoop:
	VMOVDQU (SI), Y0
	VMOVDQU 32(SI), Y1
	VPADDW (R8), Y0, Y0
	VPADDW 32(R8), Y1, Y1
	VPMINSW Y15, Y0, Y0
	VPMINSW Y15, Y1, Y1
	VPACKUSWB Y1, Y0, Y0 // what is negative becomes zero
	VPERMQ $0xD8, Y0, Y0
	VMOVDQU Y0, (DI)
	ADDQ $64, SI
	ADDQ $64, R8
	ADDQ $32, DI
	SUBQ $32, CX
	JNZ  joinLoop
	VZEROUPPER
	RET

// func bestSumsAVX2(best, a, b *int32, row, count, cells int)
//
//	DI       best of eight cells
//	SI, DX   a and the end of b for these
//	R8, R9   the same as the loop walks
//	R10, R11 bytes from one step of a to the next; of b, backwards
//	BX, CX   steps, cells left
TEXT ·bestSumsAVX2(SB), NOSPLIT, $0-48
	MOVQ best+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), DX
	MOVQ row+24(FP), R10
	MOVQ count+32(FP), BX
	MOVQ cells+40(FP), CX
	SHLQ $2, R10
	LEAQ -4(R10), R11
	LEAQ -1(BX), AX
	IMULQ R11, AX
	ADDQ AX, DX

cellsLoop:
	MOVQ SI, R8
	MOVQ DX, R9
	MOVQ BX, AX
	VMOVDQU (R8), Y0
	VPADDD (R9), Y0, Y0
	JMP  more

stepLoop:
	VMOVDQU (R8), Y1
	VPADDD (R9), Y1, Y1
	VPMAXSD Y1, Y0, Y0

more:
	ADDQ R10, R8
	SUBQ R11, R9
	DECQ AX
	JNZ  stepLoop
	VMOVDQU Y0, (DI)
	ADDQ $32, DI
	ADDQ $32, SI
	ADDQ $32, DX
	SUBQ $8, CX
	JG   cellsLoop
	VZEROUPPER
	RET
