/**
 * Something a person gave us that cannot be read. The message is a whole Japanese sentence that can be shown
 * as it stands; `value` is what was given.
 */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';

  constructor(
    message: string,
    readonly value: string,
  ) {
    super(message);
  }
}
