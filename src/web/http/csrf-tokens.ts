import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

const FORM = /^([A-Za-z0-9_-]{12})\.([A-Za-z0-9_-]{43})$/;
const HOUR_MS = 3_600_000;

/**
 * Tokens that say a form was drawn by us, each for one holder (a session, a visitor) and no other. All web processes
 * on one database make and know the same, without keeping them.
 */
export class CsrfTokens {
  private readonly key: Buffer;

  /** @param secret known to the web processes only */
  constructor(secret: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'tetsuzuki form tokens', 32));
  }

  /** A new token; two of the same holder never look alike. */
  issue(holder: string): string {
    const salt = randomBytes(9).toString('base64url');
    return `${salt}.${this.mac(salt, holder).toString('base64url')}`;
  }

  isValid(token: string | undefined, holder: string): boolean {
    const [, salt, mac] = FORM.exec(token ?? '') ?? [];
    return (
      salt !== undefined &&
      mac !== undefined &&
      timingSafeEqual(Buffer.from(mac, 'base64url'), this.mac(salt, holder))
    );
  }

  /** Allows for the hour to come, at least, to send a form again that was typed before the session ended. */
  issueResending(at: Date): string {
    return this.issue(`resend ${hourOf(at)}`);
  }

  maySendAgain(permit: string | undefined, at: Date): boolean {
    return [0, 1].some((hours) => this.isValid(permit, `resend ${hourOf(at) - hours}`));
  }

  private mac(salt: string, holder: string): Buffer {
    return createHmac('sha256', this.key).update(`${salt}\n${holder}`).digest();
  }
}

function hourOf(at: Date): number {
  return Math.floor(at.getTime() / HOUR_MS);
}
