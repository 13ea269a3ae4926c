/** What is told of a case that changes too often to believe that it got better. */
export const FLAPPING_WORDS = 'changed 3 times within a few scans; quiet until it is stable for as long';
