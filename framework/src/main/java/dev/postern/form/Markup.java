package dev.postern.form;

import java.util.Map;

/** The HTML attributes that say to a browser what constraints say to us. */
sealed interface Markup permits Attributes, Agreed {
    /** By the kind of control, in a steady order; one without a value has the value "". */
    Map<String, String> of(String control, boolean required, boolean list);
}
