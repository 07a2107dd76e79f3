import { type Fault } from '../../platform/problem.js';
import { type ChannelToKeep } from './channel.repository.js';

/** Whether a text is an address one can open: http or https with a host, without blanks or control characters. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s\p{Cc}]+$/iu.test(text)) return false;
  return URL.canParse(text);
}

export const NOT_A_WEB_ADDRESS = 'URLは「https://」または「http://」で始まる正しい形で入力してください。';

/** What is wrong with the channels entered for a procedure; nothing gives an empty list. */
export function channelFaults(channels: readonly ChannelToKeep[]): Fault[] {
  return channels.flatMap(({ url, activeFrom, activeTo }, at) => {
    const faults: Fault[] = [];
    if (url !== null && !isWebAddress(url)) {
      faults.push({ where: `channels[${at}].url`, message: NOT_A_WEB_ADDRESS });
    }
    if (activeFrom !== null && activeTo !== null && activeTo < activeFrom) {
      faults.push({
        where: `channels[${at}].activeTo`,
        message: `利用終了日「${activeTo}」が、利用開始日「${activeFrom}」より前です。`,
      });
    }
    return faults;
  });
}
