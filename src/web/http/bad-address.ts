import { type FastifyReply } from 'fastify';

/**
 * Answers an address that the router cannot read, or with a part that is too long, before any hook has run: without a
 * page, as nobody who follows our links gets here.
 * @param to the reply; the framework's type of it leaves open what it is a reply to
 */
export function answerBadAddress(error: { statusCode?: number }, _request: unknown, to: unknown): void {
  const reply = to as FastifyReply;
  const status = error.statusCode === 414 ? 414 : 422;
  void reply
    .status(status)
    .headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    .type('application/problem+json; charset=utf-8')
    .send(
      JSON.stringify({
        type: 'urn:tetsuzuki:problem:unreadable-address',
        title: status === 414 ? 'アドレスが長すぎます。' : 'アドレスに読み取れない文字があります。',
        status,
      }),
    );
}
