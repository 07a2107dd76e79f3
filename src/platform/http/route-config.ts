import { type FastifyRequest } from 'fastify';
import { RouteConfig } from '@nestjs/platform-fastify';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';

/** What the server must know of a route before it reads a body. */
export interface RouteFacts {
  /** Open without a session or token; `anonymous`: nobody is looked up either. */
  open?: 'known' | 'anonymous';
  /** Being called does not keep the session from its idle end. */
  background?: boolean;
  /** Its answer shows a secret, whose letters the length of a compressed answer could give away. */
  showsSecret?: boolean;
  /** Who makes the request is remembered, and proven by the transaction that reads the answer. */
  provenLater?: boolean;
  /** The largest body in bytes, where it is not the usual one. */
  bodyLimit?: number;
  /** A body that is a file: by itself, or as a part of a form. */
  upload?: 'file' | 'multipart';
}

/** Adds to what is known of the route. Decorators of the same method add up. */
export function routeFacts(facts: RouteFacts): MethodDecorator {
  return (target, key, descriptor) => {
    const earlier = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, descriptor.value as object) as
      RouteFacts | undefined;
    RouteConfig({ ...earlier, ...facts })(target, key, descriptor);
  };
}

/** What is known of the route of a request. */
export function factsOf(request: Pick<FastifyRequest, 'routeOptions'>): RouteFacts {
  return (request.routeOptions.config ?? {}) as RouteFacts;
}

/** Marks a route whose answer shows a secret. */
export const ShowsSecret = () => routeFacts({ showsSecret: true });

/**
 * Marks a route that reads with one statement and does nothing before: whoever has asked before is looked up in the same
 * round trip.
 */
export const ProvenLater = () => routeFacts({ provenLater: true });

/** Sets the largest body of a route, in bytes. */
export const BodyLimit = (bytes: number) => routeFacts({ bodyLimit: bytes });

/** Lets a body hold a row for each procedure of a department, or of a municipality: 5,000 rows with notes. */
export const ManyRows = () => BodyLimit(4 * 1024 * 1024);
