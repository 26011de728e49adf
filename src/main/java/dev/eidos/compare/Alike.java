package dev.eidos.compare;

/** Things of which a node has several: {@code GPU.gpu-0}, {@code GPU.gpu-1}; the devices of {@code Hardware.rdma}. */
final class Alike {
    private Alike() {}

    /** The one that a reading is of: the subtype, or what its key begins with; empty where there is one alone. */
    static String item(String type, String subtype, String key) {
        if (isNumbered(subtype)) {
            return subtype;
        }
        int dot = key.indexOf('.');
        return type.equals("Hardware") && dot > 0 && isDevice(key.substring(0, dot)) ? key.substring(0, dot) : "";
    }

    /** The name of all of them. */
    static String several(String subtype) {
        return subtype.substring(0, subtype.lastIndexOf('-') + 1) + "*";
    }

    static boolean isNumbered(String subtype) {
        int dash = subtype.lastIndexOf('-');
        return dash > 0 && dash < subtype.length() - 1 && isDigits(subtype, dash + 1);
    }

    /** Memory nodes are numbered, too, but each is another place: they are not exchangeable. */
    private static boolean isDevice(String name) {
        return Character.isDigit(name.charAt(name.length() - 1)) && !name.startsWith("node");
    }

    private static boolean isDigits(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
