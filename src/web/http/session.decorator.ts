import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import { type PageRequest } from '../../access/session/session.guard.js';
import { type SignedIn } from '../../access/session/session.service.js';

/** Parameter decorator: the session a page's request comes with. */
export const Session = createParamDecorator((_: unknown, execution: ExecutionContext): SignedIn => {
  const { signedIn } = execution.switchToHttp().getRequest<PageRequest>();
  if (!signedIn) throw new Error('a route that asks for its session must not be public');
  return signedIn;
});
