/*
 * Voices brought level with each other: how loud each is over a programme, and the gain that makes
 * it as loud as the one that speaks most. A voice is a role in a language.
 */
#ifndef MIX_LEVEL_BALANCE_H
#define MIX_LEVEL_BALANCE_H

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct balance;

/* NULL: err says why. */
MUST_CHECK struct balance *balance_open(uint32_t sample_rate, struct error *err);
/* Frees it; sets *balance to NULL, which it may be. */
void balance_close(struct balance **balance);
/* Speech of a voice; its name's parts must outlive the balance. */
MUST_CHECK bool balance_add(struct balance *balance, struct str role, struct str language,
    const int16_t *samples, size_t n, struct error *err);
/* The voice's gain, a factor: within 6 dB either way. 1 for one that spoke too little to be
 * measured (under 400 ms). */
float balance_gain(const struct balance *balance, struct str role, struct str language);
/* LUFS of the voice that speaks most, which the others are made as loud as. False, and *lufs is not
 * touched, where it spoke too little. */
bool balance_loudness(const struct balance *balance, double *lufs);

#endif
