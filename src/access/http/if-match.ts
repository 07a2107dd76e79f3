import { type ExecutionContext, type ParamDecoratorEnhancer, createParamDecorator } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { Problem } from '../../platform/problem.js';

/** The version in an If-Match header (`"3"`), or undefined where there is none. */
function versionIn(request: FastifyRequest): number | undefined {
  const header = request.headers['if-match'];
  if (header === undefined) return undefined;
  const version = /^(?:W\/)?"(\d+)"$/.exec(header.trim())?.[1];
  if (version === undefined) {
    throw new Problem(422, 'bad-if-match', 'If-Matchの値が正しくありません。', {
      detail: '取得時の応答にあるETagの値（例: "3"）をそのまま指定してください。',
    });
  }
  return Number(version);
}

/** Tells the API's description of the header, so that whoever reads it knows where versions go. */
function describesIfMatch(required: boolean): ParamDecoratorEnhancer {
  return (controller, method) => {
    if (method === undefined) return;
    const handler = Object.getOwnPropertyDescriptor(controller, method);
    const description = '取得時の応答のETag（例: "3"）。版が古いと409になる';
    if (handler) ApiHeader({ name: 'If-Match', required, description })(controller, method, handler);
  };
}

/** Parameter decorator: the version the client has seen. 428 where it does not say. */
export const IfMatch = createParamDecorator(
  (_: unknown, execution: ExecutionContext): number => {
    const version = versionIn(execution.switchToHttp().getRequest<FastifyRequest>());
    if (version !== undefined) return version;
    throw new Problem(428, 'if-match-required', '変更には、取得時の版の指定が必要です。', {
      detail: '取得時の応答にあるETagの値を、If-Matchヘッダーに指定してください。',
    });
  },
  [describesIfMatch(true)],
);

/** Parameter decorator: the version the client has seen, or undefined for what does not exist yet. */
export const IfMatchOptional = createParamDecorator(
  (_: unknown, execution: ExecutionContext): number | undefined =>
    versionIn(execution.switchToHttp().getRequest<FastifyRequest>()),
  [describesIfMatch(false)],
);
