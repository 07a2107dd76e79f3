import { PRODUCT_SIGNED } from '../kernel/product.js';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { describeEtags } from './http/answer-etags.js';

/** Serves the description of the API at /api/docs, its JSON at /api/docs/openapi.json; all of it from our own server. */
export async function describeApi(app: NestFastifyApplication): Promise<void> {
  await describeFields();
  const description = new DocumentBuilder()
    .setTitle(`${PRODUCT_SIGNED} API`)
    .setDescription(
      '行政手続のオンライン化の状況を管理するAPI。誤りはRFC 9457の問題文書（application/problem+json）で返す。' +
        '変更には取得時のETagをIf-Matchに指定する。一覧はnextをcursorに指定して続きを取得する。' +
        '版のない応答（一覧、指標など）は、前のETagをIf-None-Matchに指定すると、変わりがなければ本文のない304を返す。',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer' })
    .addSecurityRequirements('bearer')
    .build();
  const document = SwaggerModule.createDocument(app, description, {
    operationIdFactory: (_controller, method) => method,
  });
  describeEtags(document);
  SwaggerModule.setup('api/docs', app, document, {
    jsonDocumentUrl: 'api/docs/openapi.json',
    customSiteTitle: `${PRODUCT_SIGNED} API`,
  });
}

/** Where the framework keeps the names of a class's described fields, in their order. */
const FIELD_NAMES = 'swagger/apiModelPropertiesArray';

type Fields = Record<string, object>;
type Class = { prototype: object; _OPENAPI_METADATA_FACTORY?: () => Fields };
type DescribedFile = [file: Promise<Record<string, Class>>, classes: Record<string, Fields>];
interface Metadata {
  '@nestjs/swagger': { models: DescribedFile[] };
}

/** Describes the fields of requests and answers as the build read them from the code, in the order of the code. */
async function describeFields(): Promise<void> {
  const built = new URL('../api-metadata.js', import.meta.url).href;
  const { default: read } = (await import(built)) as { default: () => Promise<Metadata> };
  const metadata = await read();
  await SwaggerModule.loadPluginMetadata(() => Promise.resolve({ ...metadata }));
  for (const [file, classes] of metadata['@nestjs/swagger'].models)
    for (const [name, described] of Object.entries(await file)) if (name in classes) putInOrder(described);
}

/** The framework puts fields with a decorator of their own before all others. */
function putInOrder(described: Class): void {
  Reflect.defineMetadata(FIELD_NAMES, [...fieldNames(described)], described.prototype);
}

/** The fields of a class, those of the classes it extends first. */
function fieldNames(described: Class | null): Set<string> {
  if (!described?.prototype) return new Set();
  const inherited = fieldNames(Object.getPrototypeOf(described) as Class | null);
  const inCode = Object.keys(described._OPENAPI_METADATA_FACTORY?.() ?? {}).map((name) => `:${name}`);
  const decorated = (Reflect.getMetadata(FIELD_NAMES, described.prototype) ?? []) as string[];
  return new Set([...inherited, ...inCode, ...decorated]);
}
