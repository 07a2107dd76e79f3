import { Inject, Injectable } from '@nestjs/common';
import { type Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { type Context } from '../context.js';
import { permit } from '../permissions.js';
import { hashOfSecret, newSecret } from '../user/secret.js';
import { KnownDeviceRepository } from './known-device.repository.js';
import { DEVICE_KNOWN_MS } from './session-times.js';

/** Remembers the browsers on which somebody signs in, so that strangers' failures do not delay them there. */
@Injectable()
export class KnownDevices {
  constructor(
    private readonly database: Database,
    private readonly devices: KnownDeviceRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** After signing in: the secret for the device's cookie, the one presented where it is one of ours. */
  async remember(context: Context, presented: string | undefined): Promise<string> {
    permit(context, 'account.own');
    const at = this.clock.now();
    const since = new Date(at.getTime() - DEVICE_KNOWN_MS);
    return this.database.transaction(context, async (tx) => {
      const known =
        presented !== undefined && (await this.devices.isKnown(tx, hashOfSecret(presented), since));
      const secret = known ? presented : newSecret();
      await this.devices.remember(tx, context.actor.id, hashOfSecret(secret), at);
      return secret;
    });
  }
}
