/** Our functions. One is called by its name everywhere: its handler's file, its permissions, its place in the stack. */
export const FUNCTION_NAMES = ['scan', 'announce', 'on-certificate-event', 'page', 'chat'] as const;

/** One of them. */
export type FunctionName = (typeof FUNCTION_NAMES)[number];

/** Those that make one medium agree with the ledger. */
export type SinkName = Extract<FunctionName, 'page' | 'chat'>;

/** Each is deployed only where the settings name its medium. */
export const isSink = (name: FunctionName): name is SinkName => name === 'page' || name === 'chat';
