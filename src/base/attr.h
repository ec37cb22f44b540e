/* Attributes that let the compiler check what the comments promise. */
#ifndef BASE_ATTR_H
#define BASE_ATTR_H

/* The result says whether it worked (or is the only handle on what was made): it must be looked at.
 */
#define MUST_CHECK __attribute__((warn_unused_result))

/* Arguments from number `first` on are checked against the printf format at number `fmt`. */
#define PRINTF_LIKE(fmt, first) __attribute__((format(printf, fmt, first)))

#endif
