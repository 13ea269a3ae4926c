/** The configuration cannot be used. Each problem is one sentence: what is wrong, what was got, what to write. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(
    file: string,
    readonly problems: readonly string[],
  ) {
    super(problems.map((problem) => `${file}: ${problem}`).join('\n'));
  }
}
