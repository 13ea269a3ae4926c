/** Calls that one source or store makes, and on what. The stack turns them into statements of a role; a test compares them with the calls made. */
export interface Permission {
  readonly actions: readonly string[];
  /** `all`: the service knows no narrower resource for these actions; otherwise a thing of ours that the stack names. */
  readonly on:
    'all' | 'ledger' | 'snapshots' | 'secret' | 'topics' | 'scan' | 'announce' | 'sinks' | 'encryption-key' | 'network';
  /** Why `all` is needed, or what the calls are for. */
  readonly reason: string;
}
