import { ValidationPipe } from '@nestjs/common';
import { type ValidationError } from 'class-validator';
import { type Fault, invalid } from '../problem.js';

/** Checks every body, query and parameter against its DTO; an unknown field is an error, not ignored. */
export function validation(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors) => invalid(errors.flatMap((error) => faultsOf(error, ''))),
  });
}

function faultsOf(error: ValidationError, above: string): Fault[] {
  const where = above ? `${above}.${error.property}` : error.property;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    where,
    message: rule === 'whitelistValidation' ? `「${error.property}」という項目はありません。` : message,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, where))];
}
