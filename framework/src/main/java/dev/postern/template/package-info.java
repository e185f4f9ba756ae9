/** The dialect: post:action, post:field, post:errors; the only package that knows Thymeleaf. */
@NullMarked
package dev.postern.template;

import org.jspecify.annotations.NullMarked;
