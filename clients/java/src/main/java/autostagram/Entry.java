package autostagram;

/**
 * One id of a list: its value; or the panel's words for why there is none, and what they mean.
 *
 * @param value null where there is an error
 * @param error null where there is a value
 * @param reason null where there is a value
 */
public record Entry<T>(long id, T value, String error, Reason reason) {}
