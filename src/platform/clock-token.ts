/** Injection token of the clock (`Clock` of the kernel): handed in everywhere, so that tests can set it. */
export const CLOCK = Symbol('clock');
