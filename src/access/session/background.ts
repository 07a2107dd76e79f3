import { SetMetadata } from '@nestjs/common';

export const BACKGROUND = 'background route';

/** Marks a route that a page left open asks by itself: being asked does not keep its session from its idle end. */
export const Background = () => SetMetadata(BACKGROUND, true);
