/* Is this built with the address sanitizer? It keeps books of its own about memory, and maps more.
 */
#ifndef SPEAK_SANITIZER_H
#define SPEAK_SANITIZER_H

#if defined(__SANITIZE_ADDRESS__) /* GCC */
#define ADDRESS_SANITIZER true
#elif defined(__has_feature) /* clang */
#if __has_feature(address_sanitizer)
#define ADDRESS_SANITIZER true
#endif
#endif
#ifndef ADDRESS_SANITIZER
#define ADDRESS_SANITIZER false
#endif

#endif
