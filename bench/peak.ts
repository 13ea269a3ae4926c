const MEBIBYTE = 1024 * 1024;

/** The peak of the whole process: Node, the code and the data. */
export const peakMebibytes = (): number => (process.resourceUsage().maxRSS * 1024) / MEBIBYTE;
