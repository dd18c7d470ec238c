#include "textflag.h"

// What rows_amd64.s does, sixteen lanes at a time. n is a multiple of 32.

// func momentsAVX512(row *int32, n int) (sum, square int64)
TEXT ·momentsAVX512(SB), NOSPLIT, $0-32
	MOVQ row+0(FP), SI
	MOVQ n+8(FP), CX
	VPXORQ Z0, Z0, Z0
	VPXORQ Z1, Z1, Z1
	VPXORQ Z2, Z2, Z2
	VPXORQ Z3, Z3, Z3

momentsLoop:
	VPMOVSXDQ (SI), Z4
	VPMOVSXDQ 32(SI), Z5
	VPADDQ Z4, Z0, Z0
	VPADDQ Z5, Z1, Z1
	VPMULDQ Z4, Z4, Z4
	VPMULDQ Z5, Z5, Z5
	VPADDQ Z4, Z2, Z2
	VPADDQ Z5, Z3, Z3
	ADDQ $64, SI
	SUBQ $16, CX
	JNZ  momentsLoop

	VPADDQ Z1, Z0, Z0
	VPADDQ Z3, Z2, Z2
	VEXTRACTI64X4 $1, Z0, Y1
	VPADDQ Y1, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPADDQ X1, X0, X0
	VPSRLDQ $8, X0, X1
	VPADDQ X1, X0, X0
	VMOVQ X0, AX
	MOVQ AX, sum+16(FP)
	VEXTRACTI64X4 $1, Z2, Y3
	VPADDQ Y3, Y2, Y2
	VEXTRACTI128 $1, Y2, X3
	VPADDQ X3, X2, X2
	VPSRLDQ $8, X2, X3
	VPADDQ X3, X2, X2
	VMOVQ X2, AX
	MOVQ AX, square+24(FP)
	VZEROUPPER
	RET

// STEP turns sixteen floats, in steps, into bytes from 0 to 127 and stores them.
// Z13 holds 127, Z14 a half, Z15 zero.
#define STEP(r, to) \
	VMAXPS Z15, r, r \
	VMINPS Z13, r, r \
	VADDPS Z14, r, r \
	VCVTTPS2DQ r, r \
	VPMOVDB r, to

#define CONSTANTS \
	VBROADCASTSS ·top(SB), Z13 \
	VBROADCASTSS ·half(SB), Z14 \
	VPXORQ Z15, Z15, Z15

// func normaliseAVX512(acts *uint8, row *int32, gain, bias *float32, n int, middle, inverse float32)
TEXT ·normaliseAVX512(SB), NOSPLIT, $0-48
	MOVQ acts+0(FP), DI
	MOVQ row+8(FP), SI
	MOVQ gain+16(FP), R8
	MOVQ bias+24(FP), R9
	MOVQ n+32(FP), CX
	VBROADCASTSS middle+40(FP), Z10
	VBROADCASTSS inverse+44(FP), Z11
	CONSTANTS

#define NORM(at, r) \
	VCVTDQ2PS at(SI), r \
	VSUBPS Z10, r, r \
	VMULPS Z11, r, r \
	VMULPS at(R8), r, r \
	VADDPS at(R9), r, r

normaliseLoop:
	NORM(0, Z0)
	NORM(64, Z1)
	STEP(Z0, (DI))
	STEP(Z1, 16(DI))
	ADDQ $128, SI
	ADDQ $128, R8
	ADDQ $128, R9
	ADDQ $32, DI
	SUBQ $32, CX
	JNZ  normaliseLoop
	VZEROUPPER
	RET

// func activateAVX512(acts *uint8, sums *int32, scale, bias *float32, n int)
TEXT ·activateAVX512(SB), NOSPLIT, $0-40
	MOVQ acts+0(FP), DI
	MOVQ sums+8(FP), SI
	MOVQ scale+16(FP), R8
	MOVQ bias+24(FP), R9
	MOVQ n+32(FP), CX
	CONSTANTS

#define ACTIVATE(at, r) \
	VCVTDQ2PS at(SI), r \
	VMULPS at(R8), r, r \
	VADDPS at(R9), r, r

activateLoop:
	ACTIVATE(0, Z0)
	ACTIVATE(64, Z1)
	STEP(Z0, (DI))
	STEP(Z1, 16(DI))
	ADDQ $128, SI
	ADDQ $128, R8
	ADDQ $128, R9
	ADDQ $32, DI
	SUBQ $32, CX
	JNZ  activateLoop
	VZEROUPPER
	RET

// func addToAVX512(stream, sums *int32, scale, bias *float32, n int)
TEXT ·addToAVX512(SB), NOSPLIT, $0-40
	MOVQ stream+0(FP), DI
	MOVQ sums+8(FP), SI
	MOVQ scale+16(FP), R8
	MOVQ bias+24(FP), R9
	MOVQ n+32(FP), CX
	VBROADCASTSS ·limit(SB), Z12
	VBROADCASTSS ·signBit(SB), Z13
	VBROADCASTSS ·half(SB), Z14
	VPXORD Z13, Z12, Z11 // the lower limit

addToLoop:
	VCVTDQ2PS (SI), Z0
	VMULPS (R8), Z0, Z0
	VADDPS (R9), Z0, Z0
	VMINPS Z12, Z0, Z0
	VMAXPS Z11, Z0, Z0
	VPANDD Z13, Z0, Z1
	VPORD Z14, Z1, Z1 // a half of the same sign
	VADDPS Z1, Z0, Z0
	VCVTTPS2DQ Z0, Z0
	VPADDD (DI), Z0, Z0
	VMOVDQU32 Z0, (DI)
	ADDQ $64, SI
	ADDQ $64, R8
	ADDQ $64, R9
	ADDQ $64, DI
	SUBQ $16, CX
	JNZ  addToLoop
	VZEROUPPER
	RET
