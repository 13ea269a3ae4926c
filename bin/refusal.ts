/** The command cannot do what was asked. The message is one sentence for the user: what was wrong, what was got, what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
