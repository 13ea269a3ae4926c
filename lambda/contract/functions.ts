import { SINK_NAMES, type SinkName } from './sinks';

/** Our functions. One is called by its name everywhere. A sink is deployed only where the settings name its medium. */
export const FUNCTION_NAMES = ['scan', 'announce', 'on-certificate-event', 'on-change-event', ...SINK_NAMES] as const;

/** One of them. */
export type FunctionName = (typeof FUNCTION_NAMES)[number];

/** Whatever is bundled: `probe` is deployed once for each network that the configuration names. */
export type HandlerName = FunctionName | 'probe';

/** Those that serve no medium. */
export type OwnFunctionName = Exclude<FunctionName, SinkName>;
