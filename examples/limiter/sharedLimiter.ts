/**
 * One limit for every process that uses a key, counted in Redis. Each call takes a point, and waits when there is none left.
 *   use  createClient({ key, limiter: createSharedLimiter({ redis: new Redis(), calls: 60, seconds: 60 }) })
 */
import type { Redis } from "ioredis";
import { RateLimiterQueue, RateLimiterRedis } from "rate-limiter-flexible";

export function createSharedLimiter({ redis, calls, seconds }: { redis: Redis; calls: number; seconds: number }) {
  const points = new RateLimiterRedis({
    storeClient: redis,
    keyPrefix: "autostagram",
    points: calls,
    duration: seconds,
  });
  const queue = new RateLimiterQueue(points);
  // Of one name for all, so that every process counts the same calls.
  return () => queue.removeTokens(1, "panel");
}
