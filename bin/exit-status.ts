/** Exit status of every command. An answer that is bad wins over a reading that was incomplete. */
export const EXIT_STATUS = {
  /** Done, and true. */
  good: 0,
  /** The answer is bad: findings at or above `--fail-on`, a path to people that is broken. */
  bad: 1,
  /** Wrong usage, configuration or credentials: nothing was done. */
  refused: 2,
  /** Part of what was asked for could not be read; what could be is printed. */
  incomplete: 3,
} as const;

/** One of them. */
export type ExitStatus = (typeof EXIT_STATUS)[keyof typeof EXIT_STATUS];
