/** Forward: as planned. Back: as it was before. */
export type Direction = 'forward' | 'back';
