#include "go_asm.h"
#include "textflag.h"

// Go's assembler has no AMX yet, so the instructions are spelled out: VEX prefix,
// opcode, ModRM, SIB. Tiles are numbers, base and index the numbers of registers.

#define LDTILECFG_SP         BYTE $0xC4; BYTE $0xE2; BYTE $0x78; BYTE $0x49; BYTE $0x04; BYTE $0x24
#define TILERELEASE          BYTE $0xC4; BYTE $0xE2; BYTE $0x78; BYTE $0x49; BYTE $0xC0
#define TILEZERO(t)          BYTE $0xC4; BYTE $0xE2; BYTE $0x7B; BYTE $0x49; BYTE $(0xC0 | t<<3)
#define TILELOADD(b, i, t)   BYTE $0xC4; BYTE $0xE2; BYTE $0x7B; BYTE $0x4B; BYTE $(0x04 | t<<3); BYTE $(i<<3 | b)
#define TILESTORED(t, b, i)  BYTE $0xC4; BYTE $0xE2; BYTE $0x7A; BYTE $0x4B; BYTE $(0x04 | t<<3); BYTE $(i<<3 | b)
#define TDPBUSD(weights, acts, t) BYTE $0xC4; BYTE $0xE2; BYTE $(0x79 - weights<<3); BYTE $0x5E; BYTE $(0xC0 | t<<3 | acts)

#define rAX 0
#define rCX 1
#define rDX 2
#define rBX 3
#define rSI 6
#define rDI 7

// func blockAMX(sums *int32, width int, acts *uint8, packed *uint32, in *inputs, rows, panels int)
//
// A tile is up to 16 rows of 64 bytes. Tiles 4 and 5 hold 64 activations of the
// rows 0–15 and 16–31, tiles 6 and 7 as many weights of the outputs 0–15 and
// 16–31 of a panel (a row is a quad, just as it lies there), and tiles 0 to 3
// the sums: rows 0–15 in 0 and 1, rows 16–31 in 2 and 3.
//
//	DI, SI   sums of rows 0–15, bytes from one row of them to the next
//	R10      from the sums of row 0 to those of row 16
//	AX, CX   activations of rows 0–15, bytes from one row to the next
//	R9       from the activations of row 0 to those of row 16
//	DX, BX   weights, 128: bytes from one quad to the next
//	R12      inputs
//	R8       where the current tap begins
//	R11, R13 panels and taps left
//	R15      sixteens of quads left
//	R14      rows above 16
//
// The stack holds the configuration of the tiles: palette, bytes of a row, rows.
TEXT ·blockAMX(SB), NOSPLIT, $64-56
	VPXORD Z0, Z0, Z0
	VMOVDQU64 Z0, 0(SP)
	MOVB $1, 0(SP)
	MOVQ $0x0040004000400040, AX // four tiles: 64 bytes a row
	MOVQ AX, 16(SP)
	MOVQ AX, 24(SP)
	MOVQ rows+40(FP), R14
	MOVQ $16, CX
	CMPQ R14, CX
	CMOVQLT R14, CX
	SUBQ CX, R14
	MOVB CX, 48(SP)
	MOVB CX, 49(SP)
	MOVB CX, 52(SP)
	MOVB R14, 50(SP)
	MOVB R14, 51(SP)
	MOVB R14, 53(SP)
	MOVB $16, 54(SP)
	MOVB $16, 55(SP)
	TESTQ R14, R14
	JNZ  configure
	MOVW $0, 20(SP) // tiles 2, 3 and 5 are not there
	MOVW $0, 22(SP)
	MOVW $0, 26(SP)

configure:
	LDTILECFG_SP
	MOVQ sums+0(FP), DI
	MOVQ width+8(FP), SI
	MOVQ packed+24(FP), DX
	MOVQ in+32(FP), R12
	MOVQ panels+48(FP), R11
	MOVQ inputs_stride(R12), CX
	MOVQ CX, R9
	SHLQ $4, R9
	MOVQ SI, R10
	SHLQ $4, R10
	MOVQ $128, BX

panel:
	TILEZERO(0)
	TILEZERO(1)
	TESTQ R14, R14
	JZ   begin
	TILEZERO(2)
	TILEZERO(3)

begin:
	MOVQ acts+16(FP), R8
	MOVQ inputs_taps(R12), R13

tap:
	MOVQ R8, AX
	MOVQ inputs_quads(R12), R15
	SHRQ $4, R15

quads:
	TILELOADD(rAX, rCX, 4)
	TILELOADD(rDX, rBX, 6)
	ADDQ $64, DX
	TDPBUSD(6, 4, 0)
	TILELOADD(rDX, rBX, 7)
	TDPBUSD(7, 4, 1)
	TESTQ R14, R14
	JZ   next
	ADDQ R9, AX
	TILELOADD(rAX, rCX, 5)
	SUBQ R9, AX
	TDPBUSD(6, 5, 2)
	TDPBUSD(7, 5, 3)

next:
	ADDQ $64, AX
	ADDQ $(16*128-64), DX
	DECQ R15
	JNZ  quads
	ADDQ inputs_shift(R12), R8
	DECQ R13
	JNZ  tap

	TILESTORED(0, rDI, rSI)
	ADDQ $64, DI
	TILESTORED(1, rDI, rSI)
	TESTQ R14, R14
	JZ   stored
	ADDQ R10, DI
	TILESTORED(3, rDI, rSI)
	SUBQ $64, DI
	TILESTORED(2, rDI, rSI)
	SUBQ R10, DI
	ADDQ $64, DI

stored:
	ADDQ $64, DI
	DECQ R11
	JNZ  panel
	TILERELEASE
	VZEROUPPER
	RET
