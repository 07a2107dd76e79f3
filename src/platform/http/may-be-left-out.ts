import { ValidateIf } from 'class-validator';

/** A field of a change that may be absent (it then stays as it is) but, unlike with IsOptional, not `null`. */
export function MayBeLeftOut(): PropertyDecorator {
  return ValidateIf((_, value: unknown) => value !== undefined);
}
