import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { describeFields } from './described-fields.js';

/** Serves the description of the API at /api/docs, its JSON at /api/docs/openapi.json; all of it from our own server. */
export async function describeApi(app: NestFastifyApplication): Promise<void> {
  await describeFields();
  const description = new DocumentBuilder()
    .setTitle('手続（Tetsuzuki）API')
    .setDescription(
      '行政手続のオンライン化の状況を管理するAPI。誤りはRFC 9457の問題文書（application/problem+json）で返す。' +
        '変更には取得時のETagをIf-Matchに指定する。一覧はnextをcursorに指定して続きを取得する。',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer' })
    .addSecurityRequirements('bearer')
    .build();
  const document = SwaggerModule.createDocument(app, description, {
    operationIdFactory: (_controller, method) => method,
  });
  SwaggerModule.setup('api/docs', app, document, {
    jsonDocumentUrl: 'api/docs/openapi.json',
    customSiteTitle: '手続（Tetsuzuki）API',
  });
}
