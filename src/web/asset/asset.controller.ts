import { Get, Param, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { acceptedEncoding } from '../../platform/http/accepted-encoding.js';
import { Anonymous } from '../../platform/http/public.js';
import { orNotFound } from '../../platform/problem.js';
import { PageController } from '../http/page-controller.js';
import { assetFiles } from './asset-files.js';

const FOR_EVER = 'public, max-age=31536000, immutable';

/** Styles, scripts and fonts, from this server alone. */
@PageController('assets')
export class AssetController {
  /** A hash of another version (a page opened before an update) gets today's file, but not for keeps. */
  @Get(':hash/*')
  @Anonymous()
  asset(
    @Param('hash') hash: string,
    @Param('*') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const asset = orNotFound(assetFiles().find(name), 'ファイル');
    const encoding = asset.compressed && acceptedEncoding(request.headers['accept-encoding']);
    if (encoding) reply.header('content-encoding', encoding);
    void reply
      .header('vary', 'accept-encoding')
      .header('cache-control', hash === assetFiles().hashOf(name) ? FOR_EVER : 'no-store')
      .type(asset.type)
      .send((encoding && asset.compressed?.[encoding]) ?? asset.body);
  }
}
