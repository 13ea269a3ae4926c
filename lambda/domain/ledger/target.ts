/** What the default way is called where a name must stand; no target is called so. */
export const DEFAULT_TARGET = 'default';

/** The attribute of each message by which subscribers of a topic are told its target. */
export const TARGET_ATTRIBUTE = 'target';
