import { createContext } from 'preact';
import { type OnceNotice } from '../http/notice-text.js';
import { type Role } from '../../access/context.js';

/** What every page needs besides its own content. */
export interface Frame {
  /** The page's own address without its query. */
  path: string;
  /** Goes into every form that posts; see `components/form.tsx`. */
  csrfToken: string;
  /** Told once after a change: 「保存しました。」 */
  notice: OnceNotice | null;
  /** What was taken out of the texts of this request, in words; empty or left out where nothing was. */
  removed?: string;
  /** Null on the pages before sign-in. */
  user: FrameUser | null;
}

export interface FrameUser {
  label: string;
  login: string;
  role: Role;
  municipalityName: string;
  /** Whether the municipality is a made-up one. */
  sample: boolean;
  /** Notices not read yet; counted up to `MOST_UNREAD`. */
  unread: number;
}

/** The frame a component stands in; components ask for it with `useContext(FrameContext)`. */
export const FrameContext = createContext<Frame>({ path: '/', csrfToken: '', notice: null, user: null });
