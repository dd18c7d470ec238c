#include "go_asm.h"
#include "textflag.h"

// Both kernels walk the quads of one panel: 128 bytes are 32 outputs × 4 inputs,
// and the four activations of a row are broadcast to all of them. See matrix.go
// for the layout. Registers that both use:
//
//	DI, SI   sums, bytes from one row of them to the next
//	R8, R9   activations of the first row, bytes to the next row
//	R10      three rows of activations, later of sums
//	R11      activations of row 4, later its sums
//	R12, R13 where the current tap begins, bytes to the next tap
//	DX       panel
//	CX, BX   quads and taps left

// func tileVNNI(sums *int32, width int, acts *uint8, panel *uint32, in *inputs)
// The sums of row r are in Z(2r) and Z(2r+1); a quad's weights in Z24 and Z25.
TEXT ·tileVNNI(SB), NOSPLIT, $0-40
	MOVQ sums+0(FP), DI
	MOVQ width+8(FP), SI
	MOVQ acts+16(FP), R12
	MOVQ panel+24(FP), DX
	MOVQ in+32(FP), AX
	MOVQ inputs_taps(AX), BX
	MOVQ inputs_shift(AX), R13
	MOVQ inputs_stride(AX), R9
	LEAQ (R9)(R9*2), R10
	VPXORD Z0, Z0, Z0
	VPXORD Z1, Z1, Z1
	VPXORD Z2, Z2, Z2
	VPXORD Z3, Z3, Z3
	VPXORD Z4, Z4, Z4
	VPXORD Z5, Z5, Z5
	VPXORD Z6, Z6, Z6
	VPXORD Z7, Z7, Z7
	VPXORD Z8, Z8, Z8
	VPXORD Z9, Z9, Z9
	VPXORD Z10, Z10, Z10
	VPXORD Z11, Z11, Z11
	VPXORD Z12, Z12, Z12
	VPXORD Z13, Z13, Z13
	VPXORD Z14, Z14, Z14
	VPXORD Z15, Z15, Z15

vnniTap:
	MOVQ R12, R8
	LEAQ (R12)(R9*4), R11
	MOVQ inputs_quads(AX), CX

vnniQuad:
	VMOVDQU32 (DX), Z24
	VMOVDQU32 64(DX), Z25
	VPBROADCASTD (R8), Z16
	VPBROADCASTD (R8)(R9*1), Z17
	VPBROADCASTD (R8)(R9*2), Z18
	VPBROADCASTD (R8)(R10*1), Z19
	VPBROADCASTD (R11), Z20
	VPBROADCASTD (R11)(R9*1), Z21
	VPBROADCASTD (R11)(R9*2), Z22
	VPBROADCASTD (R11)(R10*1), Z23
	VPDPBUSD Z24, Z16, Z0
	VPDPBUSD Z25, Z16, Z1
	VPDPBUSD Z24, Z17, Z2
	VPDPBUSD Z25, Z17, Z3
	VPDPBUSD Z24, Z18, Z4
	VPDPBUSD Z25, Z18, Z5
	VPDPBUSD Z24, Z19, Z6
	VPDPBUSD Z25, Z19, Z7
	VPDPBUSD Z24, Z20, Z8
	VPDPBUSD Z25, Z20, Z9
	VPDPBUSD Z24, Z21, Z10
	VPDPBUSD Z25, Z21, Z11
	VPDPBUSD Z24, Z22, Z12
	VPDPBUSD Z25, Z22, Z13
	VPDPBUSD Z24, Z23, Z14
	VPDPBUSD Z25, Z23, Z15
	ADDQ $128, DX
	ADDQ $4, R8
	ADDQ $4, R11
	DECQ CX
	JNZ  vnniQuad
	ADDQ R13, R12
	DECQ BX
	JNZ  vnniTap

	LEAQ (SI)(SI*2), R10
	LEAQ (DI)(SI*4), R11
	VMOVDQU32 Z0, (DI)
	VMOVDQU32 Z1, 64(DI)
	VMOVDQU32 Z2, (DI)(SI*1)
	VMOVDQU32 Z3, 64(DI)(SI*1)
	VMOVDQU32 Z4, (DI)(SI*2)
	VMOVDQU32 Z5, 64(DI)(SI*2)
	VMOVDQU32 Z6, (DI)(R10*1)
	VMOVDQU32 Z7, 64(DI)(R10*1)
	VMOVDQU32 Z8, (R11)
	VMOVDQU32 Z9, 64(R11)
	VMOVDQU32 Z10, (R11)(SI*1)
	VMOVDQU32 Z11, 64(R11)(SI*1)
	VMOVDQU32 Z12, (R11)(SI*2)
	VMOVDQU32 Z13, 64(R11)(SI*2)
	VMOVDQU32 Z14, (R11)(R10*1)
	VMOVDQU32 Z15, 64(R11)(R10*1)
	VZEROUPPER
	RET

// PAIRS adds one row's products of a quad, sixteen outputs: pairs of products in
// 16 bits (activations are at most 127, so that none saturates), pairs of those
// in 32. Y8 and Y9 hold the weights, Y15 sixteen ones.
#define PAIRS(row, low, high) \
	VPBROADCASTD row, Y10      \
	VPMADDUBSW Y8, Y10, Y11    \
	VPMADDUBSW Y9, Y10, Y12    \
	VPMADDWD Y15, Y11, Y11     \
	VPMADDWD Y15, Y12, Y12     \
	VPADDD Y11, low, low       \
	VPADDD Y12, high, high

// func tileAVX2(sums *int32, width int, acts *uint8, panel *uint32, in *inputs)
// The sums of row r are in Y(2r) and Y(2r+1).
TEXT ·tileAVX2(SB), NOSPLIT, $0-40
	MOVQ sums+0(FP), DI
	MOVQ width+8(FP), SI
	MOVQ acts+16(FP), R12
	MOVQ panel+24(FP), DX
	MOVQ in+32(FP), AX
	MOVQ inputs_taps(AX), BX
	MOVQ inputs_shift(AX), R13
	MOVQ inputs_stride(AX), R9
	LEAQ (R9)(R9*2), R10
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7
	VPCMPEQW Y15, Y15, Y15
	VPSRLW $15, Y15, Y15

avx2Tap:
	MOVQ R12, R8
	MOVQ inputs_quads(AX), CX

avx2Quad:
	VMOVDQU (DX), Y8
	VMOVDQU 32(DX), Y9
	PAIRS((R8), Y0, Y1)
	PAIRS((R8)(R9*1), Y2, Y3)
	PAIRS((R8)(R9*2), Y4, Y5)
	PAIRS((R8)(R10*1), Y6, Y7)
	ADDQ $128, DX
	ADDQ $4, R8
	DECQ CX
	JNZ  avx2Quad
	ADDQ R13, R12
	DECQ BX
	JNZ  avx2Tap

	LEAQ (SI)(SI*2), R10
	VMOVDQU Y0, (DI)
	VMOVDQU Y1, 32(DI)
	VMOVDQU Y2, (DI)(SI*1)
	VMOVDQU Y3, 32(DI)(SI*1)
	VMOVDQU Y4, (DI)(SI*2)
	VMOVDQU Y5, 32(DI)(SI*2)
	VMOVDQU Y6, (DI)(R10*1)
	VMOVDQU Y7, 32(DI)(R10*1)
	VZEROUPPER
	RET
