package dev.tenantry.web;

import java.util.List;
import java.util.function.Function;

/**
 * How many things wait behind an entry of the navigation. The room whose rows they are makes it: a
 * bean of this type. Those of all rooms are read in one query, once a page.
 *
 * @param href of the entry
 * @param query of one number
 * @param values of its question marks
 */
public record NavCount(String href, String query, Function<Viewer, List<Object>> values) {}
