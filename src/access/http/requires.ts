import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Permission, permit } from '../permissions.js';
import { type KnownRequest } from './request-context.js';

const REQUIRES = 'required permission';

/**
 * What one must be allowed to do to call a route that changes something: decided before anything is said about what
 * was sent. Of what it reaches only within one's department, the service decides for which.
 */
export const Requires = (permission: Permission) => SetMetadata(REQUIRES, permission);

/** Refuses whoever may not call a route, before its body is checked. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(execution: ExecutionContext): boolean {
    const permission = this.reflector.get<Permission | undefined>(REQUIRES, execution.getHandler());
    const { context } = execution.switchToHttp().getRequest<KnownRequest>();
    if (permission !== undefined && context) permit(context, permission);
    return true;
  }
}
